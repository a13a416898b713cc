package dev.lever4j.spring;

import dev.lever4j.error.GrantLoss;

/**
 * An application event: the grant of an account is lost, and an admin has to connect it again. Published once for each
 * loss in each process, on a worker that may block; see {@link dev.lever4j.client.GrantLossListener}.
 *
 * @param account as the token store calls it
 * @param loss how it was lost
 */
public record LeverGrantLost(String account, GrantLoss loss) {}
