package dev.lever4j.blueprint;

import dev.lever4j.blueprint.Value.Field;
import dev.lever4j.blueprint.Value.Fields;
import dev.lever4j.blueprint.Value.Items;
import dev.lever4j.blueprint.Value.Kind;
import dev.lever4j.blueprint.Value.Scalar;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Builds one document's values from the events of the YAML parser: without recursion, so that no nesting is too deep
 * for the stack, and with every alias paid for in full, so that a few lines cannot unfold into millions.
 */
final class YamlTree {
    private static final int DEEPEST = 32;
    private static final int MOST = 10_000;
    private static final ScalarResolver RESOLVER = new CoreSchema().getScalarResolver();

    private final String file;
    private final Findings findings;
    private final Deque<Open> open = new ArrayDeque<>();
    private final Map<Anchor, Value> anchored = new HashMap<>();
    private @Nullable Value root;
    private int values;

    YamlTree(String file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    /** A list or a map whose end has not come yet. */
    private static final class Open {
        private final Place place;
        private final Optional<Anchor> anchor;
        private final @Nullable Map<String, Field> fields;
        private final List<Value> items = new ArrayList<>();
        private @Nullable Scalar key;

        Open(Place place, Optional<Anchor> anchor, boolean isMap) {
            this.place = place;
            this.anchor = anchor;
            this.fields = isMap ? new LinkedHashMap<>() : null;
        }

        Value closed() {
            return fields != null ? new Fields(place, fields) : new Items(place, items);
        }
    }

    /** What the parser is to be told. */
    static LoadSettings settings(String file) {
        return LoadSettings.builder().setLabel(file).setUseMarks(true).build();
    }

    /** The document; null for an empty one. */
    @Nullable
    Value root() {
        return root;
    }

    /**
     * Takes the next event.
     *
     * @throws BlueprintException if the file is none that is worth reading on
     */
    void take(Event event) {
        if (event instanceof ScalarEvent scalar) {
            checkTag(scalar.getTag(), place(event));
            add(scalar(scalar), scalar.getAnchor());
        } else if (event instanceof AliasEvent alias) {
            add(unfolded(alias), Optional.empty());
        } else if (event instanceof CollectionStartEvent start) {
            checkTag(start.getTag(), place(event));
            begin(start);
        } else if (event.getEventId() == Event.ID.MappingEnd || event.getEventId() == Event.ID.SequenceEnd) {
            Open done = open.pop();
            add(done.closed(), done.anchor);
        } else if (event.getEventId() == Event.ID.DocumentStart && root != null) {
            throw stop(place(event), "a second document begins here; a blueprint is one document");
        }
    }

    private void begin(CollectionStartEvent start) {
        Place place = place(start);
        if (open.size() == DEEPEST) {
            throw stop(place, "nested deeper than " + DEEPEST + " levels");
        }
        Open parent = open.peek();
        if (parent != null && parent.fields != null && parent.key == null) {
            throw stop(place, "a key must be text, not a list or a map");
        }
        count(1, place);
        open.push(new Open(place, start.getAnchor(), start instanceof MappingStartEvent));
    }

    private void add(Value value, Optional<Anchor> anchor) {
        anchor.ifPresent(name -> anchored.put(name, value));
        Open parent = open.peek();
        if (parent == null) {
            root = value;
        } else if (parent.fields == null) {
            parent.items.add(value);
        } else if (parent.key == null) {
            parent.key = key(value);
        } else {
            put(parent.fields, parent.key, value);
            parent.key = null;
        }
    }

    private Scalar scalar(ScalarEvent event) {
        count(1, place(event));
        return new Scalar(place(event), event.getValue(), event.isPlain() ? kind(event.getValue()) : Kind.TEXT);
    }

    private static Kind kind(String plain) {
        Tag tag = RESOLVER.resolve(plain, true);
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return Kind.NUMBER;
        }
        return tag.equals(Tag.BOOL) ? Kind.BOOLEAN : tag.equals(Tag.NULL) ? Kind.NOTHING : Kind.TEXT;
    }

    /** An anchor counts from its end on, so that nothing can hold itself. */
    private Value unfolded(AliasEvent alias) {
        Value meant = anchored.get(alias.getAlias());
        if (meant == null) {
            throw stop(place(alias), "this alias has no anchor before it");
        }
        count(meant.size(), place(alias));
        return meant;
    }

    private void count(int more, Place place) {
        values += more;
        if (values > MOST) {
            throw stop(place, "more than " + MOST + " values");
        }
    }

    private void checkTag(Optional<String> tag, Place place) {
        if (tag.isPresent()) {
            findings.problem(place, "YAML tags are not supported; leave the tag out");
        }
    }

    private Scalar key(Value value) {
        if (value instanceof Scalar scalar) {
            return scalar;
        }
        throw stop(value.place(), "a key must be text, not a list or a map");
    }

    private void put(Map<String, Field> fields, Scalar key, Value value) {
        Field before = fields.putIfAbsent(key.text(), new Field(key.place(), value));
        if (before != null) {
            findings.problem(
                    key.place(),
                    "this key stands here twice; the first is in line "
                            + before.place().line());
        }
    }

    private Place place(Event event) {
        return event.getStartMark()
                .map(mark -> new Place(file, mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(new Place(file, 1, 1));
    }

    /** Ends the reading with what has been found. */
    private BlueprintException stop(Place place, String what) {
        findings.problem(place, what);
        return findings.exception();
    }
}
