/** Lever's Data API: routes, filters, paging, errors, rate limit; knows nothing of sockets. Internal. */
@NullMarked
package dev.lever4j.simulator.api;

import org.jspecify.annotations.NullMarked;
