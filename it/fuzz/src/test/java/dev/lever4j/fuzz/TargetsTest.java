package dev.lever4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a fuzzer begins with, and every input that ever failed, without a fuzzer. */
class TargetsTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @ParameterizedTest
    @EnumSource
    void takesEverySeedAndEveryFinding(Target target) {
        List<byte[]> inputs = new ArrayList<>(Seeds.of(target));
        assertThat(inputs).hasSizeGreaterThan(1);
        assertThat(Seeds.dictionary(target)).isRegularFile();
        inputs.addAll(Seeds.findings(target));
        for (byte[] input : inputs) {
            Assertions.assertTimeoutPreemptively(LONGEST, () -> target.run(input));
        }
    }

    /** A fuzzer's inputs are hardly ever well-formed: what breaks first is looked at here. */
    @ParameterizedTest
    @EnumSource
    void takesEverySeedThatIsCut(Target target) throws Throwable {
        for (byte[] seed : Seeds.of(target)) {
            for (int left = 0; left < seed.length; left += 1 + seed.length / 40) {
                target.run(Arrays.copyOf(seed, left));
            }
        }
    }
}
