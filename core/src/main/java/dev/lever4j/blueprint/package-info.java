/**
 * {@code integrations.yaml}: read, checked and turned into values. No file is opened and no environment variable read
 * here; both come in as arguments.
 */
@NullMarked
package dev.lever4j.blueprint;

import org.jspecify.annotations.NullMarked;
