package weft.api.asking;

import org.springframework.http.ResponseEntity;
import weft.event.StreamId;

/**
 * What a write led to. This record is the JSON.
 *
 * @param id of what was written, as lists give it
 * @param version events of it so far; the ETag
 * @param position by which reads with {@code atLeast} show it
 */
public record Written(String id, long version, long position) {
  /** 200 with the version as ETag. */
  public static ResponseEntity<Written> answer(String stream, Asking.Done done) {
    return ResponseEntity.ok()
        .eTag("\"" + done.version() + "\"")
        .body(new Written(StreamId.toUrl(stream), done.version(), done.position()));
  }
}
