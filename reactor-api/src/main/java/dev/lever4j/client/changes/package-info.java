/** What has changed in an account, as one stream that can be gone on with. */
@NullMarked
package dev.lever4j.client.changes;

import org.jspecify.annotations.NullMarked;
