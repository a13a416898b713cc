package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Directory;
import dev.lever4j.simulator.world.Person;
import dev.lever4j.simulator.world.World;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A {@link Shape} in the making: which fields can be expanded, and where their ids lead. */
final class Links {
    private final World world;
    private final Map<String, Function<String, @Nullable ObjectNode>> expandable = new LinkedHashMap<>();

    private Links(World world) {
        this.world = world;
    }

    static Links in(World world) {
        return new Links(world);
    }

    Links users(String... fields) {
        return to(id -> Directory.find(world.directory().users(), id), fields);
    }

    Links postings(String... fields) {
        return to(id -> Directory.find(world.directory().postings(), id), fields);
    }

    Links stages(String... fields) {
        return to(id -> Directory.find(world.directory().stages(), id), fields);
    }

    Links applications(String... fields) {
        return to(world::application, fields);
    }

    Links contacts(String... fields) {
        return to(
                id -> {
                    Person contact = world.contact(id);
                    return contact == null ? null : contact.json();
                },
                fields);
    }

    /** Null where the id leads nowhere. */
    Links to(Function<String, @Nullable ObjectNode> find, String... fields) {
        for (String field : fields) {
            expandable.put(field, find);
        }
        return this;
    }

    /** @param optional fields for which {@code include} means "add it" instead of "only it" */
    Shape shape(String... optional) {
        return new Shape(Set.of(optional), expandable);
    }
}
