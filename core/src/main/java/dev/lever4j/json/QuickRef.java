package dev.lever4j.json;

import dev.lever4j.model.Identified;
import dev.lever4j.model.Ref;

/** As {@link RefReader}. */
final class QuickRef extends QuickValue {
    private final QuickValue target;

    QuickRef(QuickValue target) {
        this.target = target;
    }

    @Override
    Ref<?> read(JsonCursor in, Name at) {
        if (in.peek() == '"') {
            return Ref.to(in.text());
        }
        if (target.read(in, at) instanceof Identified expanded) {
            return Ref.of(expanded);
        }
        throw new Unusual();
    }
}
