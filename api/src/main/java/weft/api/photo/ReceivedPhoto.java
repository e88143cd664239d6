package weft.api.photo;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import weft.api.problem.Problem;
import weft.language.Text;
import weft.photo.Photo;

/**
 * A photo as a request brings it: at most 2 MB of a JPEG, PNG or WebP image of at most 8,000 pixels
 * on a side.
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record ReceivedPhoto(Photo photo, byte[] image) {
  static final int MOST_BYTES = 2 << 20;
  static final int MOST_PIXELS = 8_000;

  /** Refuses what is too large (413) or no image of the stated type (415). */
  public static ReceivedPhoto of(HttpServletRequest request) throws IOException {
    byte[] image = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (image.length > MOST_BYTES) throw tooLarge("2 MB");
    var recognised = new PhotoBytes(image).recognised();
    if (recognised == null || !recognised.mediaType().equals(mediaType(request)))
      throw noSuchImage();
    if (Math.max(recognised.width(), recognised.height()) > MOST_PIXELS)
      throw tooLarge(MOST_PIXELS + " × " + MOST_PIXELS + " px");
    return new ReceivedPhoto(recognised.as(sha256(image), image.length), image);
  }

  private static @Nullable String mediaType(HttpServletRequest request) {
    String type = request.getContentType();
    if (type == null) return null;
    MediaType parsed = MediaType.parseMediaType(type);
    return parsed.getType() + "/" + parsed.getSubtype();
  }

  private static RuntimeException noSuchImage() {
    return Problem.of(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "unsupported-media-type",
            new Text(
                "The bytes are no image of the stated type. Send a JPEG, PNG or WebP.",
                "内容与所声明的图片类型不符，请发送 JPEG、PNG 或 WebP 图片。"))
        .exception();
  }

  private static RuntimeException tooLarge(String most) {
    return Problem.of(
            HttpStatus.CONTENT_TOO_LARGE,
            "content-too-large",
            new Text("A photo may have at most %s.", "照片最大为 %s。").with(most))
        .exception();
  }

  private static String sha256(byte[] image) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(image));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
