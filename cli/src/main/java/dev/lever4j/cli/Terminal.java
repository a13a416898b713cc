package dev.lever4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether somebody is watching. */
final class Terminal {
    private Terminal() {}

    /** The {@code lever} script knows and says so; without it, where the descriptor leads to tells. Never blocks. */
    static boolean isStandardError() {
        String told = System.getProperty("lever.terminal", "");
        return told.isEmpty() ? leadsToTerminal() : told.equals("true");
    }

    private static boolean leadsToTerminal() {
        try {
            String device = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
