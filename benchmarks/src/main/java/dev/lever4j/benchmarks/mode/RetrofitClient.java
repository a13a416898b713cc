package dev.lever4j.benchmarks.mode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.converter.jackson.JacksonConverterFactory;
import retrofit2.http.GET;
import retrofit2.http.Query;

/** Retrofit on OkHttp, blocking, with its converter for Jackson. */
final class RetrofitClient implements Mode {
    private final Lever lever;

    interface Lever {
        @GET("opportunities")
        Call<OwnRecords.Page> opportunities(@Query("limit") int limit, @Query("offset") @Nullable String offset);
    }

    RetrofitClient(Account account) {
        OkHttpClient http = new OkHttpClient.Builder()
                .addInterceptor(chain -> chain.proceed(chain.request()
                        .newBuilder()
                        .header("Authorization", Account.BEARER)
                        .build()))
                .build();
        lever = new Retrofit.Builder()
                .baseUrl(account.api() + "/")
                .client(http)
                .addConverterFactory(JacksonConverterFactory.create())
                .build()
                .create(Lever.class);
    }

    @Override
    public long read() {
        long read = 0;
        @Nullable String offset = null;
        do {
            OwnRecords.Page page = page(offset);
            read += page.data().size();
            offset = page.hasNext() ? page.next() : null;
        } while (offset != null);
        return read;
    }

    private OwnRecords.Page page(@Nullable String offset) {
        try {
            return Objects.requireNonNull(
                    lever.opportunities(100, offset).execute().body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
