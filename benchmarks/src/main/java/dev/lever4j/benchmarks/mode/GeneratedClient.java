package dev.lever4j.benchmarks.mode;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lever4j.benchmarks.generated.ApiClient;
import dev.lever4j.benchmarks.generated.ApiException;
import dev.lever4j.benchmarks.generated.api.OpportunitiesApi;
import dev.lever4j.benchmarks.generated.model.OpportunitySourcedBy;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What OpenAPI Generator makes of our description of Lever's API: the JDK's client and Jackson 2, blocking. */
final class GeneratedClient implements Mode {
    private final OpportunitiesApi lever;

    GeneratedClient(Account account) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(account.api().toString());
        // what it makes of "an id, a user or null" refuses null, which many records have
        ObjectMapper mapper = client.getObjectMapper();
        mapper.configOverride(OpportunitySourcedBy.class).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.SKIP));
        client.setObjectMapper(mapper);
        client.setRequestInterceptor(request -> request.header("Authorization", Account.BEARER));
        lever = new OpportunitiesApi(client);
    }

    @Override
    public long read() {
        long read = 0;
        @Nullable String offset = null;
        try {
            do {
                var page = lever.listOpportunities(
                        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                        null, null, null, null, null, null, null, 100, offset);
                read += page.getData().size();
                offset = Objects.requireNonNullElse(page.getHasNext(), false) ? page.getNext() : null;
            } while (offset != null);
        } catch (ApiException e) {
            throw new IllegalStateException(e);
        }
        return read;
    }
}
