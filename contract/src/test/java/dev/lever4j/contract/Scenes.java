package dev.lever4j.contract;

import java.util.List;
import java.util.stream.Stream;

/** The scenes of all operations. */
final class Scenes {
    private Scenes() {}

    static Stream<Scene> all() {
        return Stream.of(DirectoryScenes.all()).flatMap(List::stream);
    }
}
