package dev.lever4j.cli;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The user's browser. */
interface Browser {
    /** There is none. */
    Browser NONE = url -> false;

    /** Hands a page to it and does not wait. False if there is none to be had; never throws. */
    boolean open(URI url);

    /** The one that the system would open. */
    static Browser system(Map<String, String> env) {
        return url -> {
            List<String> command = command(System.getProperty("os.name", ""), env, url);
            return !command.isEmpty() && started(command);
        };
    }

    /** Empty if nobody could see a browser. */
    static List<String> command(String system, Map<String, String> env, URI url) {
        String os = system.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", url.toString());
        }
        if (os.startsWith("mac")) {
            return List.of("open", url.toString());
        }
        // without a screen xdg-open would run a browser in this terminal
        boolean screen = List.of("DISPLAY", "WAYLAND_DISPLAY", "BROWSER").stream()
                .anyMatch(variable -> !env.getOrDefault(variable, "").isBlank());
        return screen ? List.of("xdg-open", url.toString()) : List.of();
    }

    private static boolean started(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
