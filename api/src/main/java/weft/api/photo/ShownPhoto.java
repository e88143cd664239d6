package weft.api.photo;

import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import weft.api.problem.Problem;
import weft.language.Text;

/**
 * The image of a photo that its record states.
 *
 * @param image empty after its erasure
 */
public record ShownPhoto(String sha256, String mediaType, Optional<byte[]> image) {
  /** Answers the image so that no browser takes it for anything else; 404 if it was erased. */
  public ResponseEntity<byte[]> answer(ResponseEntity.BodyBuilder ok) {
    byte[] bytes = image.orElseThrow(ShownPhoto::erased);
    var type = MediaType.parseMediaType(mediaType);
    String file = sha256 + "." + type.getSubtype();
    return ok.contentType(type)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.inline().filename(file).build().toString())
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .header("X-Content-Type-Options", "nosniff")
        .cacheControl(CacheControl.noStore())
        .body(bytes);
  }

  private static RuntimeException erased() {
    return Problem.of(
            HttpStatus.NOT_FOUND, "photo-erased", new Text("This photo was erased.", "该照片已删除。"))
        .exception();
  }
}
