package dev.lever4j.blueprint;

/** Where something stands; lines and columns count from 1. */
record Place(String file, int line, int column) {
    Problem problem(String what) {
        return new Problem(file, line, column, what);
    }
}
