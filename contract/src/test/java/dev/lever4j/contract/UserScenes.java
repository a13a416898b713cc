package dev.lever4j.contract;

import static dev.lever4j.contract.Account.UNKNOWN;
import static java.util.Objects.requireNonNull;

import dev.lever4j.client.Users;
import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.error.BadRequestException;
import dev.lever4j.error.NotFoundException;
import dev.lever4j.model.AccessRole;
import dev.lever4j.request.UserBody;
import java.util.List;

/** Users. */
final class UserScenes {
    private UserScenes() {}

    static List<Scene> all() {
        return List.of(
                Scene.of(
                                Endpoints.LIST_USERS,
                                on -> users(on)
                                        .list(where -> where.includeDeactivated(true)
                                                .accessRole(AccessRole.SUPER_ADMIN, AccessRole.ADMIN))
                                        .items())
                        .refused(
                                IllegalArgumentException.class,
                                on -> users(on).list(where -> where.limit(0)).items()),
                Scene.of(Endpoints.GET_USER, on -> users(on).get(on.user().id()))
                        .refused(NotFoundException.class, on -> users(on).get(UNKNOWN)),
                Scene.of(
                                Endpoints.CREATE_USER,
                                on -> users(on)
                                        .create(UserBody.builder("New User", "new.user@example.com")
                                                .jobTitle("Buyer")
                                                .externalDirectoryId("7")
                                                .manager(on.user().id())
                                                .accessRole(AccessRole.TEAM_MEMBER)
                                                .build()))
                        .refused(BadRequestException.class, on -> users(on).create(another(on))),
                Scene.of(
                                Endpoints.REPLACE_USER,
                                on -> users(on).change(on.user().id(), user -> user.jobTitle("Buyer")))
                        .refused(
                                IllegalArgumentException.class,
                                on -> users(on)
                                        .replace(
                                                on.user().id(),
                                                UserBody.builder("Same User", "same.user@example.com")
                                                        .build())),
                Scene.of(
                                Endpoints.DEACTIVATE_USER,
                                on -> users(on).deactivate(on.user().id()))
                        .refused(NotFoundException.class, on -> users(on).deactivate(UNKNOWN)),
                Scene.of(
                                Endpoints.REACTIVATE_USER,
                                on -> users(on)
                                        .deactivate(on.user().id())
                                        .flatMap(user -> users(on).reactivate(user.id())))
                        .refused(NotFoundException.class, on -> users(on).reactivate(UNKNOWN)));
    }

    /** With an address that somebody has. */
    private static UserBody another(Account on) {
        return UserBody.builder("Another", requireNonNull(on.user().email())).build();
    }

    private static Users users(Account on) {
        return on.lever.users();
    }
}
