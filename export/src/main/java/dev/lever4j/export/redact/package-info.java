/** What leaves of people's data: a profile says of each field whether it is kept, dropped or replaced by a hash. */
@NullMarked
package dev.lever4j.export.redact;

import org.jspecify.annotations.NullMarked;
