package dev.lever4j.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What every command has: help, more words, and failures that are explained. */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
abstract class CommonOptions implements Callable<Integer>, Commands.Verbose {
    @Option(
            names = {"-v", "--verbose"},
            description = "Log what is done, and print stack traces of errors.")
    private boolean verbose;

    @Override
    public final boolean isVerbose() {
        return verbose;
    }

    @Override
    public final Integer call() throws Exception {
        if (verbose && LoggerFactory.getLogger("dev.lever4j") instanceof Logger logger) {
            return logged(logger);
        }
        return execute();
    }

    private int logged(Logger logger) throws Exception {
        Level before = logger.getLevel();
        logger.setLevel(Level.DEBUG);
        try {
            return execute();
        } finally {
            logger.setLevel(before);
        }
    }

    abstract int execute() throws Exception;
}
