@NullMarked
package dev.lever4j.spring;

import org.jspecify.annotations.NullMarked;
