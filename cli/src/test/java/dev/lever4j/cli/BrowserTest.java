package dev.lever4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrowserTest {
    private static final URI URL = URI.create("https://auth.lever.co/authorize?a=b&c=%22%20d");

    @Test
    void eachSystemHasItsOwnWay() {
        assertThat(Browser.command("Mac OS X", Map.of(), URL)).containsExactly("open", URL.toString());
        assertThat(Browser.command("Windows 11", Map.of(), URL))
                .containsExactly("rundll32", "url.dll,FileProtocolHandler", URL.toString());
        assertThat(Browser.command("Linux", Map.of("DISPLAY", ":0"), URL)).containsExactly("xdg-open", URL.toString());
        assertThat(Browser.command("Linux", Map.of("BROWSER", "b"), URL)).containsExactly("xdg-open", URL.toString());
    }

    @Test
    void withoutAScreenThereIsNone() {
        assertThat(Browser.command("Linux", Map.of("DISPLAY", ""), URL)).isEmpty();
        assertThat(Browser.NONE.open(URL)).isFalse();
    }
}
