package weft.language;

/** One sentence in both languages of the hub: English and Simplified Chinese. */
public record Text(String en, String zh) {}
