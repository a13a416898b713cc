package dev.lever4j.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.model.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenReaderTest {
    private static final WrittenReader<Stage> READER = WrittenReader.typed(Stage.class);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":{\"id\":\"s\",\"text\":\"t\"}}",
                "{\"data\":{\"data\":{\"id\":\"s\",\"text\":\"t\"}}}",
                "{\"data\":{\"data\":[{\"id\":\"s\",\"text\":\"t\"}],\"hasNext\":false}}",
                "{\"data\":{\"hasNext\":false,\"data\":[{\"id\":\"s\",\"text\":\"t\"}]}}",
                "{\"x\":1,\"data\":{\"id\":\"s\",\"text\":\"t\"},\"y\":[]}"
            })
    void theRecordIsReadAtWhicheverDepthItLies(String body) {
        Stage stage = READER.read(body.getBytes(UTF_8));
        assertThat(stage.id()).isEqualTo("s");
        assertThat(stage.text()).isEqualTo("t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"data\":null}",
                "{\"data\":[]}",
                "{\"data\":[{\"id\":\"s\"}]}",
                "{\"data\":{}}",
                "{\"data\":{\"data\":null}}",
                "{\"data\":{\"data\":[]}}",
                "{\"data\":{\"data\":{}}}",
                "{\"data\":{\"data\":[{\"id\":\"s\"},{\"id\":\"t\"}]}}",
                "{\"data\":{\"data\":\"s\"}}",
                "{\"data\":{\"data\":{\"data\":{\"id\":\"s\"}}}}",
                "{\"data\":{\"id\":\"s\"}",
                "{\"data\":{\"id\":\"s\"}}{}"
            })
    void anythingElseIsRefused(String body) {
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> READER.read(body.getBytes(UTF_8)))
                .withNoCause();
    }
}
