package dev.lever4j.it.faults;

import dev.lever4j.it.faults.cell.Case;
import dev.lever4j.it.faults.cell.CellRun;
import dev.lever4j.it.faults.cell.Io;
import dev.lever4j.it.faults.cell.LogTap;
import dev.lever4j.it.faults.cell.Op;
import dev.lever4j.it.faults.cell.Security;
import java.nio.file.Path;

/** Lets Netty make what it keeps for ever, which would else be counted as the first cell's leak. */
final class Warm {
    private Warm() {}

    static void up(LogTap logs, Path aside) throws InterruptedException {
        for (Io io : Io.values()) {
            for (Security security : Security.values()) {
                try {
                    new CellRun(Case.on(Op.TWICE, "warm-up").ok(2), io, security, logs).check(aside);
                } catch (AssertionError first) {
                    System.out.println("warm-up: " + first.getMessage());
                }
            }
        }
    }
}
