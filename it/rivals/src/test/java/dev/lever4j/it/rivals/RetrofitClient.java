package dev.lever4j.it.rivals;

import dev.lever4j.it.faults.judge.Place;
import dev.lever4j.it.faults.judge.Rival;
import dev.lever4j.it.faults.judge.Seen;
import dev.lever4j.it.rivals.OwnRecords.NewNote;
import dev.lever4j.it.rivals.OwnRecords.One;
import dev.lever4j.it.rivals.OwnRecords.Opportunity;
import dev.lever4j.it.rivals.OwnRecords.Page;
import dev.lever4j.it.rivals.OwnRecords.Written;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import okhttp3.OkHttpClient;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.Retrofit;
import retrofit2.converter.jackson.JacksonConverterFactory;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Query;
import retrofit2.http.Streaming;

/** Retrofit on OkHttp, blocking, with its converter for Jackson 2. */
final class RetrofitClient implements Rival {
    private final OkHttpClient http;
    private final Lever lever;

    interface Lever {
        @GET("opportunities")
        Call<Page> opportunities(@Query("limit") int limit, @Query("offset") @Nullable String offset);

        @GET("opportunities/{id}")
        Call<One> opportunity(@retrofit2.http.Path("id") String id);

        @POST("opportunities/{id}/notes")
        Call<Written> note(@retrofit2.http.Path("id") String id, @Body NewNote note);

        @Streaming
        @GET("opportunities/{id}/files/{file}/download")
        Call<ResponseBody> file(@retrofit2.http.Path("id") String id, @retrofit2.http.Path("file") String file);
    }

    RetrofitClient(Place place) throws Exception {
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .connectTimeout(Place.TIMEOUT)
                .readTimeout(Place.TIMEOUT)
                .writeTimeout(Place.TIMEOUT)
                .callTimeout(Place.TIMEOUT)
                .addInterceptor(chain -> chain.proceed(chain.request()
                        .newBuilder()
                        .header("Authorization", Place.BASIC)
                        .build()));
        if (place.trusted() != null) {
            builder.sslSocketFactory(Tls.context(place.trusted()).getSocketFactory(), Tls.manager(place.trusted()));
        }
        http = builder.build();
        lever = new Retrofit.Builder()
                .baseUrl(place.api() + "/")
                .client(http)
                .addConverterFactory(JacksonConverterFactory.create())
                .build()
                .create(Lever.class);
    }

    @Override
    public List<Seen> list() throws Exception {
        List<Seen> all = new ArrayList<>();
        @Nullable String offset = null;
        do {
            String from = offset;
            Page page = ByHand.read(() -> body(lever.opportunities(100, from)));
            page.data().stream().map(Opportunity::seen).forEach(all::add);
            offset = page.goesOn() ? page.next() : null;
        } while (offset != null);
        return all;
    }

    @Override
    public Seen get(String id) throws Exception {
        return ByHand.read(() -> body(lever.opportunity(id))).data().seen();
    }

    @Override
    public String post(String opportunity, String text) throws Exception {
        return ByHand.within(() -> body(lever.note(opportunity, new NewNote(text))))
                .data()
                .noteId();
    }

    @Override
    public void download(String opportunity, String file, Path to, long size) throws Exception {
        ByHand.read(() -> saved(lever.file(opportunity, file), to));
        ByHand.sized(to, size);
    }

    private static long saved(Call<ResponseBody> call, Path to) throws IOException {
        try (InputStream in = body(call).byteStream()) {
            return Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static <T> T body(Call<T> call) throws IOException {
        Response<T> response = call.execute();
        if (!response.isSuccessful()) {
            throw new HttpStatusException(response.code());
        }
        return Objects.requireNonNull(response.body());
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
