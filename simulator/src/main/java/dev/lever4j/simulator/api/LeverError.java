package dev.lever4j.simulator.api;

/** A refusal in the form of the Data API: code and message. */
final class LeverError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    private LeverError(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static LeverError badRequest(String message) {
        return new LeverError(400, "BadRequestError", message);
    }

    static LeverError unauthorized() {
        return new LeverError(401, "UnauthorizedError", "Invalid or missing credentials");
    }

    static LeverError forbidden(String message) {
        return new LeverError(403, "ForbiddenError", message);
    }

    static LeverError notFound(String what, String id) {
        return new LeverError(404, "ResourceNotFound", what + " " + id + " was not found");
    }

    static LeverError unprocessable(String message) {
        return new LeverError(422, "UnprocessableEntityError", message);
    }

    /** As seen live for requisition fields. */
    static LeverError noSuch(String message) {
        return new LeverError(404, "NotFoundError", message);
    }

    static LeverError noRoute(String method, String path) {
        return new LeverError(404, "ResourceNotFound", method + " " + path + " does not exist");
    }

    int status() {
        return status;
    }

    Answer answer() {
        return Answer.error(status, code, String.valueOf(getMessage()));
    }
}
