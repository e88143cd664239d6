package weft.inspection;

import org.jspecify.annotations.Nullable;

/**
 * A photo of an inspection, also after its erasure, so that erasing makes no room for ever more.
 *
 * @param characteristic that it shows
 * @param piece the number of the piece that it shows; null where it shows the lot
 * @param sha256 of the image
 */
public record InspectedPhoto(
    String characteristic, @Nullable String piece, String sha256, boolean erased) {
  boolean isAt(String otherCharacteristic, @Nullable String otherPiece) {
    return characteristic.equals(otherCharacteristic)
        && (piece == null ? otherPiece == null : piece.equals(otherPiece));
  }

  InspectedPhoto withoutImage() {
    return new InspectedPhoto(characteristic, piece, sha256, true);
  }
}
