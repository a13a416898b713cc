package dev.lever4j.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lever4j.auth.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookVerifierTest {
    private static final Secret OTHER = Secret.of("another-signing-token");

    private static List<Vector> vectors() {
        return Vector.all();
    }

    private static Refused.Reason reason(Verification verification) {
        assertThat(verification).isInstanceOf(Refused.class);
        return ((Refused) verification).reason();
    }

    private static Verification verify(Vector vector) {
        return WebhookVerifier.of(vector.signingToken()).ofAnyAge().verify(vector.body(), vector.at());
    }

    private static List<String> everyBitFlipped(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        List<String> flipped = new ArrayList<>();
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] copy = bytes.clone();
            copy[bit / 8] ^= (byte) (1 << bit % 8);
            flipped.add(new String(copy, StandardCharsets.ISO_8859_1));
        }
        return flipped;
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void whatAnotherToolSignedIsTaken(Vector vector) {
        assertThat(verify(vector)).isInstanceOfSatisfying(Verified.class, verified -> {
            assertThat(verified.delivery().token()).isEqualTo(vector.token());
            assertThat(verified.delivery().triggeredAt()).isEqualTo(vector.at());
            assertThat(verified.delivery().key()).isEqualTo(vector.token() + vector.triggeredAt());
        });
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void noBitOfTokenTimeOrSignatureMayDiffer(Vector vector) {
        for (String token : everyBitFlipped(vector.token())) {
            assertThat(verify(vector.with(token, vector.triggeredAt(), vector.signature())))
                    .isInstanceOf(Refused.class);
        }
        for (String at : everyBitFlipped(vector.triggeredAt())) {
            byte[] body = vector.with(vector.token(), at, vector.signature()).body();
            assertThat(WebhookVerifier.of(vector.signingToken()).ofAnyAge().verify(body, vector.at()))
                    .isInstanceOf(Refused.class);
        }
        for (String signature : everyBitFlipped(vector.signature())) {
            assertThat(verify(vector.with(vector.token(), vector.triggeredAt(), signature)))
                    .isInstanceOf(Refused.class);
        }
    }

    /** What is signed is the token and the time with nothing between them. */
    @Test
    void aDigitThatMovesBetweenTokenAndTimeMakesNoOtherDelivery() {
        Vector vector = Vector.any();
        Vector moved = vector.with(
                vector.token() + vector.triggeredAt().charAt(0),
                vector.triggeredAt().substring(1),
                vector.signature());

        assertThat(reason(WebhookVerifier.of(vector.signingToken()).verify(moved.body(), vector.at())))
                .isEqualTo(Refused.Reason.TOO_OLD);
        assertThat(verify(moved))
                .isInstanceOfSatisfying(
                        Verified.class,
                        verified ->
                                assertThat(verified.delivery().key()).isEqualTo(vector.token() + vector.triggeredAt()));
    }

    @Test
    void eachSigningTokenCountsWhileOneIsReplaced() {
        Vector vector = Vector.any();

        assertThat(WebhookVerifier.of(OTHER, vector.signingToken()).verify(vector.body(), vector.at()))
                .isInstanceOf(Verified.class);
        assertThat(reason(WebhookVerifier.of(OTHER).verify(vector.body(), vector.at())))
                .isEqualTo(Refused.Reason.WRONG_SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(ints = {-301, -300, 0, 300, 301})
    void fiveMinutesEitherWayAreTaken(int seconds) {
        Vector vector = Vector.any();

        Verification verification = WebhookVerifier.of(vector.signingToken())
                .verify(vector.body(), vector.at().plusSeconds(seconds));

        if (Math.abs(seconds) <= 300) {
            assertThat(verification).isInstanceOf(Verified.class);
        } else {
            assertThat(reason(verification))
                    .isEqualTo(seconds > 0 ? Refused.Reason.TOO_OLD : Refused.Reason.FROM_THE_FUTURE);
        }
    }

    @Test
    void theWindowCanBeAnotherOrNone() {
        Vector vector = Vector.any();
        WebhookVerifier verifier = WebhookVerifier.of(vector.signingToken());
        Instant later = vector.at().plusSeconds(3_600);

        assertThat(verifier.within(Duration.ofHours(1)).verify(vector.body(), later))
                .isInstanceOf(Verified.class);
        assertThat(verifier.ofAnyAge().verify(vector.body(), later)).isInstanceOf(Verified.class);
        assertThat(verifier.ofAnyAge().verify(vector.body(), Instant.MAX)).isInstanceOf(Verified.class);
        assertThatIllegalArgumentException().isThrownBy(() -> verifier.within(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> WebhookVerifier.of(List.of()));
    }

    @Test
    void theWindowFitsWhatIsRemembered() {
        WebhookVerifier unnamed = WebhookVerifier.of(Vector.any().signingToken());
        Optional<Duration> twoHours = Optional.of(Duration.ofHours(2));

        assertThat(unnamed.fitting(twoHours).window()).contains(Duration.ofHours(1));
        assertThat(unnamed.fitting(Optional.empty()).window()).isEmpty();
        assertThat(unnamed.fitting(Optional.empty()).fitting(twoHours).window()).contains(Duration.ofHours(1));
        WebhookVerifier named = unnamed.within(Duration.ofHours(1));
        assertThat(named.fitting(twoHours)).isSameAs(named);
        assertThat(named.fitting(Optional.empty())).isSameAs(named);
        for (WebhookVerifier tooLong : List.of(unnamed.within(Duration.ofMinutes(61)), unnamed.ofAnyAge())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> tooLong.fitting(twoHours))
                    .withMessageContaining("PT2H");
        }
        assertThat(unnamed.ofAnyAge().fitting(Optional.empty()).window()).isEmpty();
    }

    @Test
    void anUnsignedDeliveryIsRefused() {
        Vector vector = Vector.any();
        String body = new String(vector.body(), StandardCharsets.UTF_8)
                .replace("\"signature\":\"" + vector.signature() + "\",", "");

        assertThat(reason(WebhookVerifier.of(vector.signingToken())
                        .verify(body.getBytes(StandardCharsets.UTF_8), vector.at())))
                .isEqualTo(Refused.Reason.UNSIGNED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"event\":1}",
                "\ufeff{}",
                "{\"event\":\"x\",\"triggeredAt\":\"1767225600000\",\"token\":\"t\",\"signature\":\"s\",\"data\":{}}",
                "{\"event\":\"x\",\"triggeredAt\":1767225600000.5,\"token\":\"t\",\"signature\":\"s\",\"data\":{}}",
                "{\"event\":\"x\",\"triggeredAt\":1e400,\"token\":\"t\",\"signature\":\"s\",\"data\":{}}",
                "{\"event\":\"x\",\"triggeredAt\":17672256000000000000000,\"token\":\"t\",\"signature\":\"s\",\"data\":{}}",
                "{\"event\":\"x\",\"triggeredAt\":1767225600000,\"token\":7,\"signature\":\"s\",\"data\":{}}",
                "{\"event\":\"x\",\"triggeredAt\":1767225600000,\"token\":\"t\",\"signature\":[],\"data\":{}}",
                "{\"event\":\"x\",\"triggeredAt\":1767225600000,\"token\":\"t\",\"signature\":\"s\",\"data\":[]}",
                "{\"event\":\"x\",\"triggeredAt\":1767225600000,\"token\":\"t\",\"token\":\"u\",\"signature\":\"s\",\"data\":{}}"
            })
    void whatIsNoDeliveryIsMalformed(String body) {
        assertThat(reason(WebhookVerifier.of(OTHER).verify(body.getBytes(StandardCharsets.UTF_8), Instant.EPOCH)))
                .isEqualTo(Refused.Reason.MALFORMED);
    }

    @Test
    void aBodyThatIsTooLargeIsNotLookedAt() {
        assertThat(reason(WebhookVerifier.of(OTHER).verify(new byte[WebhookVerifier.MOST_BYTES + 1], Instant.EPOCH)))
                .isEqualTo(Refused.Reason.TOO_LARGE);
    }

    @Test
    void nothingThatIsSentThrows() {
        Random random = new Random(11);
        Vector vector = Vector.any();
        WebhookVerifier verifier = WebhookVerifier.of(vector.signingToken());
        for (int i = 0; i < 20_000; i++) {
            byte[] body = vector.body("candidateStageChange", "{\"opportunityId\":\"o\",\"x\":[1,{\"y\":null}]}");
            for (int bend = random.nextInt(4); bend >= 0; bend--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            assertThat(verifier.verify(body, vector.at())).isNotNull();
        }
    }

    @Test
    void nothingSecretIsPrinted() {
        Vector vector = Vector.any();
        WebhookVerifier verifier = WebhookVerifier.of(vector.signingToken());
        Verification verification = verifier.verify(vector.body(), vector.at());

        assertThat(verifier.toString() + verification)
                .doesNotContain(vector.signingToken().reveal(), vector.token(), vector.signature(), "o-1");
    }
}
