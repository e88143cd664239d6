package weft.parts;

import org.jspecify.annotations.Nullable;

/** What people call the part, in Chinese and in English. */
public record PartNames(@Nullable String zh, @Nullable String en) {}
