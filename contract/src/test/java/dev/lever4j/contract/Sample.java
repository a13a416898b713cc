package dev.lever4j.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A recorded or printed body, and what it is of.
 *
 * @param status that of the answer; empty for a request
 * @param oddity why it does not fit the description, if it does not
 */
record Sample(String name, String operation, Optional<Integer> status, boolean live, Optional<String> oddity) {
    static List<Sample> all() {
        return new String(read("/dev/lever4j/contract/samples.txt"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(Sample::of)
                .toList();
    }

    byte[] body() {
        return read("/fixtures/" + name + ".json");
    }

    @Override
    public String toString() {
        return name;
    }

    private static Sample of(String line) {
        List<String> halves = Arrays.asList(line.split(" \\| ", 2));
        String[] words = halves.get(0).split(" ", -1);
        Optional<Integer> status =
                words[2].equals("request") ? Optional.empty() : Optional.of(Integer.valueOf(words[2]));
        Optional<String> oddity = halves.stream().skip(1).findFirst();
        return new Sample(words[0], words[1], status, words[3].equals("live"), oddity);
    }

    private static byte[] read(String resource) {
        try (InputStream in = Objects.requireNonNull(Sample.class.getResourceAsStream(resource), resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
