package dev.lever4j.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Forms with files, as bytes. */
class MultipartTest {
    private static final String TYPE = "multipart/form-data; boundary=\"a b\"";

    @Test
    void textsAreFieldsAndListsAndFilesAreBytes() {
        Multipart form = parse(
                part("name=\"name\"", "Zo\u00eb"),
                part("name=\"emails[]\"", "a@example.com"),
                part("name=\"emails[]\"", "b@example.com"),
                part("name=\"archive[archivedAt]\"", "12"),
                part("name=\"phones[0][value]\"", "1"),
                part("name=\"files[]\"; filename=\"a \\\"b\\\".txt\"\r\nContent-Type: text/plain", "--a\r\n\r\nb"));
        assertThat(form.texts())
                .hasToString("{\"name\":\"Zo\u00eb\",\"emails\":[\"a@example.com\",\"b@example.com\"],"
                        + "\"archive\":{\"archivedAt\":\"12\"},\"phones\":[{\"value\":\"1\"}]}");
        assertThat(form.files()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("files");
            assertThat(file.filename()).isEqualTo("a \"b\".txt");
            assertThat(file.contentType()).isEqualTo("text/plain");
            assertThat(file.bytes()).asString(StandardCharsets.UTF_8).isEqualTo("--a\r\n\r\nb");
        });
    }

    @Test
    void bracketsMakeAListOfOneToo() {
        assertThat(parse(part("name=\"tags[]\"", "a")).texts()).hasToString("{\"tags\":[\"a\"]}");
    }

    @Test
    void typesReadNumbersAndFlagsOutOfTexts() {
        Fields fields = Fields.NONE
                .optional("at", Type.TIME)
                .optional("flag", Type.FLAG)
                .optional("texts", Type.TEXTS)
                .optional("odd", Type.TIME);
        Multipart form = parse(
                part("name=\"at\"", "12"),
                part("name=\"flag\"", "true"),
                part("name=\"texts\"", "x"),
                part("name=\"odd\"", "soon"));
        assertThat(fields.fromForm(form.texts()))
                .hasToString("{\"at\":12,\"flag\":true,\"texts\":[\"x\"],\"odd\":\"soon\"}");
    }

    @Test
    void whatIsCutOffIsRefused() {
        String whole = part("name=\"x\"", "1") + "--a b--\r\n";
        int enough = whole.length() - "\r\n".length();
        for (int length = 0; length < enough; length++) {
            byte[] cut = whole.substring(0, length).getBytes(StandardCharsets.UTF_8);
            assertThatThrownBy(() -> Multipart.parse(TYPE, cut)).isInstanceOf(LeverError.class);
        }
        assertThatThrownBy(() -> Multipart.parse("multipart/form-data", whole.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(LeverError.class);
    }

    private static Multipart parse(String... parts) {
        return Multipart.parse(TYPE, (String.join("", parts) + "--a b--\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String part(String disposition, String content) {
        return "--a b\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
    }
}
