package dev.lever4j.export.folder;

import dev.lever4j.export.Parents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Some ids of the list, from here and there in its first file, one in the middle and its last: all that was there at
 * one time may have been deleted since. Reading them blocks.
 */
final class HeldSamples implements Parents {
    /** Of all files together: about as many as are asked for. */
    private static final int MOST = 12;

    private final List<String> ids;

    private HeldSamples(List<String> ids) {
        this.ids = ids;
    }

    static HeldSamples of(Books books, @Nullable FileFormat format) throws IOException {
        List<FolderManifest.Segment> segments =
                books.ledger().segments(books.ledger().checkpoint().root());
        KeptFiles files = new KeptFiles(books, format, () -> {});
        List<String> all = new ArrayList<>();
        if (!segments.isEmpty()) {
            int last = segments.size() - 1;
            Set<Integer> places = new TreeSet<>(List.of(0, (last + 1) / 2, last));
            for (int place : places) {
                all.addAll(some(files, segments.get(place), MOST / places.size()));
            }
        }
        return new HeldSamples(all);
    }

    private static List<String> some(KeptFiles files, FolderManifest.Segment segment, int most) throws IOException {
        List<String> some = new ArrayList<>();
        long[] seen = {0};
        long[] step = {1};
        files.read(segment, (id, parent) -> {
            if (id != null && seen[0]++ % step[0] == 0) {
                some.add(id);
            }
            if (some.size() == most) {
                step[0] *= 2;
                for (int i = most - 1; i > 0; i -= 2) {
                    some.remove(i);
                }
            }
            return true;
        });
        return some;
    }

    @Override
    public long count() {
        return ids.size();
    }

    @Override
    public Flux<String> from(long ordinal) {
        return Flux.fromIterable(ids).skip(ordinal);
    }
}
