package dev.lever4j.request;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All that is refused before the network. */
class RefusalsTest {
    static Stream<Refusal> refusals() {
        return Stream.of(
                        ListRefusals.all(),
                        CandidateRefusals.all(),
                        FormRefusals.all(),
                        HiringRefusals.all(),
                        AccountRefusals.all())
                .flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void isRefusedByTheNameOfItsField(Refusal refusal) {
        assertThatIllegalArgumentException().isThrownBy(refusal.wrong()::run).withMessage(refusal.message());
    }
}
