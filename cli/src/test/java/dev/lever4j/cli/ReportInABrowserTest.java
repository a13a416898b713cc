package dev.lever4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lever4j.simulator.Simulator;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens a report as a reader does, with no network at all; the pictures stay in target. */
@Tag("it")
class ReportInABrowserTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final int BRIGHT = 0xF0;
    private static final int DIM = 0x30;

    @TempDir
    private Path home;

    @Test
    void itIsSeenLightAndDarkAndOnAPhone() throws Exception {
        assumeTrue(Files.isExecutable(CHROMIUM), "there is no " + CHROMIUM);
        Path page = home.resolve("report.html");
        try (Simulator simulator =
                Simulator.builder().opportunities(400).rate(10_000, 10_000).start()) {
            assertThat(Cli.withKey(simulator)
                            .run(
                                    "export",
                                    "--with",
                                    "notes",
                                    "--rate",
                                    "200",
                                    "--out",
                                    home.resolve("data").toString(),
                                    "--report",
                                    page.toString())
                            .exit())
                    .isZero();
        }

        BufferedImage light = seen(page, "light", 1, 1100);
        BufferedImage dark = seen(page, "dark", 0, 1100);
        BufferedImage phone = seen(page, "phone", 1, 500);

        assertThat(light.getRGB(2, 2) & 0xFF).isGreaterThan(BRIGHT);
        assertThat(dark.getRGB(2, 2) & 0xFF).isLessThan(DIM);
        // text, lines and bars
        assertThat(colours(light)).hasSizeGreaterThan(50);
        assertThat(colours(dark)).hasSizeGreaterThan(50);
        assertThat(colours(phone)).hasSizeGreaterThan(50);
    }

    private static Set<Integer> colours(BufferedImage image) {
        Set<Integer> colours = new HashSet<>();
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                colours.add(image.getRGB(x, y));
            }
        }
        return colours;
    }

    private BufferedImage seen(Path page, String name, int scheme, int width) throws IOException, InterruptedException {
        Path picture = Path.of("target", "report-" + name + ".png").toAbsolutePath();
        Files.deleteIfExists(picture);
        Process browser = new ProcessBuilder(
                        CHROMIUM.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--host-resolver-rules=MAP * ~NOTFOUND",
                        "--blink-settings=preferredColorScheme=" + scheme,
                        "--user-data-dir=" + home.resolve("profile-" + name),
                        "--window-size=" + width + ",1400",
                        "--screenshot=" + picture,
                        page.toUri().toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve(name + ".log").toFile())
                .start();
        try {
            assertThat(browser.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            browser.destroyForcibly();
        }
        return ImageIO.read(picture.toFile());
    }
}
