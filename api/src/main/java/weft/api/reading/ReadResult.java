package weft.api.reading;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import weft.api.problem.Problem;
import weft.language.Text;
import weft.projections.rows.ParkedStream;

/**
 * An answer, with the caller's streams in it that are behind because one of their events is parked
 * until the operator acts. The header {@code Weft-Parked} contains the first missing position.
 */
public record ReadResult<T>(T answer, List<ParkedStream> parked) {
  public static final String HEADER = "Weft-Parked";

  public <U> ReadResult<U> map(Function<T, U> to) {
    return new ReadResult<>(to.apply(answer), parked);
  }

  /** 200, with the header if a stream is behind. */
  public ResponseEntity.BodyBuilder ok() {
    var ok = ResponseEntity.ok();
    parked.stream()
        .mapToLong(ParkedStream::fromPosition)
        .min()
        .ifPresent(it -> ok.header(HEADER, Long.toString(it)));
    return ok;
  }

  /**
   * 404, but 409 {@code parked} if the object may be missing only because its first event is
   * parked.
   */
  public RuntimeException notFound() {
    if (parked.isEmpty()) return Ids.notFound();
    return Problem.of(
            HttpStatus.CONFLICT,
            "parked",
            new Text(
                "This has arrived but cannot be shown yet: the hub's operator has to look at it"
                    + " first.",
                "该内容已收到但暂时无法显示：需平台运营方先行处理。"))
        .params(Map.of("fromPosition", parked.getFirst().fromPosition()))
        .exception();
  }
}
