/**
 * JSON in and out: the one configured mapper, pages and records from checked bytes. Nothing outside names a Jackson
 * type.
 */
@NullMarked
package dev.lever4j.json;

import org.jspecify.annotations.NullMarked;
