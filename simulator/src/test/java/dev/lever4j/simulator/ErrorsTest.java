package dev.lever4j.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.simulator.api.DataApi;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A share of the requests that Lever cannot serve. */
class ErrorsTest {
    @Test
    void theShareOfTheRequestsFailsAndTheSeedSaysWhich() {
        List<Integer> once = answers(1, 0.01, 10_000);
        assertThat(once).containsOnly(200, 503);
        assertThat(once.stream().filter(it -> it == 503)).hasSizeBetween(80, 120);
        assertThat(answers(1, 0.01, 10_000)).isEqualTo(once);
        assertThat(answers(2, 0.01, 10_000)).isNotEqualTo(once);
        assertThat(answers(1, 0, 10_000)).containsOnly(200);
        assertThat(answers(1, 1, 100)).containsOnly(503);
    }

    @Test
    void aRequestThatFailsHasNoEffectAndCountsAgainstTheLimit() {
        try (Simulator simulator = Simulator.builder().nanoClock(() -> 0).start()) {
            Probe lever = Probe.apiKey(simulator);
            String notes = "/opportunities/"
                    + Expect.id(lever.data("/opportunities?limit=1").get(0)) + "/notes";
            simulator.controls().unrest(Unrest.of(5));
            List<Truth.Life> before = simulator.truth().lives();
            simulator.controls().errors(1);
            Expect.refused(503, lever.post(notes, "{\"value\":\"x\"}"), "unavailable");
            for (int i = 2; i < 20; i++) {
                assertThat(lever.get("/opportunities").statusCode()).isEqualTo(503);
            }
            assertThat(lever.get("/opportunities").statusCode()).isEqualTo(429);
            assertThat(simulator.truth().lives()).isEqualTo(before);
            simulator.controls().errors(0);
            Probe fresh = Probe.bearer(simulator, simulator.newTokens().accessToken());
            assertThat(fresh.data(notes)).isEmpty();
        }
    }

    @Test
    void aShareLiesBetweenNoneAndAll() {
        for (double share : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> Simulator.builder().errors(share)).hasMessageContaining("between 0 and 1");
        }
    }

    private static List<Integer> answers(long seed, double share, int requests) {
        Account account =
                new Account(Simulator.builder().seed(seed).errors(share).rate(1e9, 1_000_000));
        DataApi.Call call = new DataApi.Call("GET", "/stages", "", Probe.basic(account.apiKey()), "", new byte[0]);
        return IntStream.range(0, requests)
                .mapToObj(i -> account.dataApi().answer(call).status())
                .toList();
    }
}
