package weft.api.photo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.jspecify.annotations.Nullable;
import weft.photo.Photo;

/** Recognises an image by its own bytes: JPEG (T.81), PNG and WebP (RFC 9649). */
final class PhotoBytes {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};

  private final byte[] bytes;

  PhotoBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The type and size that an image states of itself. */
  record Recognised(String mediaType, int width, int height) {
    Photo as(String sha256, int bytes) {
      return new Photo(sha256, mediaType, bytes, width, height);
    }
  }

  /** Null where the bytes are no image of these formats. */
  @Nullable Recognised recognised() {
    if (at(0) == 0xFF && at(1) == 0xD8) return jpeg();
    if (startsWithPng()) return sized("image/png", big(16), big(20));
    return said(0, "RIFF") && said(8, "WEBP") ? webp() : null;
  }

  private boolean startsWithPng() {
    for (int i = 0; i < PNG.length; i++) if (at(i) != (PNG[i] & 0xFF)) return false;
    return said(12, "IHDR");
  }

  /** Walks from marker to marker up to the frame's header, which states the size. */
  private @Nullable Recognised jpeg() {
    int at = 2;
    while (at + 9 < bytes.length) {
      if (at(at) != 0xFF) return null;
      int marker = at(at + 1);
      if (marker == 0xFF) {
        at++;
        continue;
      }
      if (isFrame(marker)) return sized("image/jpeg", big2(at + 7), big2(at + 5));
      if (marker == 0xD9 || marker == 0xDA) return null;
      boolean alone = marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
      if (!alone && big2(at + 2) < 2) return null;
      at += alone ? 2 : 2 + big2(at + 2);
    }
    return null;
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private @Nullable Recognised webp() {
    if (said(12, "VP8 ") && at(23) == 0x9D && at(24) == 0x01 && at(25) == 0x2A)
      return sized("image/webp", little2(26) & 0x3FFF, little2(28) & 0x3FFF);
    if (said(12, "VP8L") && at(20) == 0x2F) {
      long bits = little2(21) | ((long) little2(23) << 16);
      return sized("image/webp", (int) (bits & 0x3FFF) + 1, (int) (bits >> 14 & 0x3FFF) + 1);
    }
    if (said(12, "VP8X"))
      return sized(
          "image/webp", 1 + (little2(24) | at(26) << 16), 1 + (little2(27) | at(29) << 16));
    return null;
  }

  private static @Nullable Recognised sized(String mediaType, int width, int height) {
    return width > 0 && height > 0 ? new Recognised(mediaType, width, height) : null;
  }

  /** The byte there; 0 after the end. */
  private int at(int index) {
    return index < bytes.length ? bytes[index] & 0xFF : 0;
  }

  private int big2(int index) {
    return at(index) << 8 | at(index + 1);
  }

  private int big(int index) {
    return big2(index) << 16 | big2(index + 2);
  }

  private int little2(int index) {
    return at(index) | at(index + 1) << 8;
  }

  private boolean said(int index, String word) {
    byte[] expected = word.getBytes(ISO_8859_1);
    for (int i = 0; i < expected.length; i++) if (at(index + i) != expected[i]) return false;
    return true;
  }
}
