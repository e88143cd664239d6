package weft.api.edi;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.reading.Cursor;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.edi.reader.EdiReader;
import weft.edi.reader.NamedSegment;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Segment;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.language.Text;

/** The content of an interchange, byte for byte or segment by segment. */
@RestController
@RequestMapping("/api/v1/edi/interchanges/{id}")
class Segments {
  /** The size, in bytes, at which a page of very long segments ends. */
  private static final long PAGE_BYTES = 1 << 20;

  private static final Text MORE =
      new Text(
          "The interchange has more faults and notes than this list shows. The list of its messages"
              + " has all of them.",
          "该文件的错误和提示过多，此列表未全部显示；完整内容见其报文列表。");

  private static final String LIST = "segments";

  private final Originals originals;
  private final WholeReads reads;
  private final ReadContexts readings;

  Segments(Originals originals, WholeReads reads, ReadContexts readings) {
    this.originals = originals;
    this.reads = reads;
    this.readings = readings;
  }

  @Operation(
      operationId = "getRawInterchange",
      summary = "The interchange's bytes exactly as they arrived; for its sender and the operator.",
      responses =
          @ApiResponse(
              responseCode = "200",
              content =
                  @Content(
                      mediaType = "application/edifact",
                      schema = @Schema(type = "string", format = "binary"))))
  @GetMapping("/raw")
  ResponseEntity<byte[]> raw(Caller caller, @PathVariable String id) {
    return reads.read(
        caller, () -> originals.find(caller, id), it -> Originals.file(id, it.bytes()));
  }

  /**
   * A segment with the directory's names, and its faults.
   *
   * @param faults found when the interchange was applied
   */
  record Line(
      @com.fasterxml.jackson.annotation.JsonUnwrapped NamedSegment segment, List<Fault> faults) {}

  /**
   * Lists the segments in order: all for its sender and the operator; for a partner those of the
   * messages that concern it.
   *
   * @param faulty only those with faults
   * @param from the number of the first segment to list; 1 is UNB
   */
  @Operation(
      operationId = "listSegments",
      summary =
          "Lists an interchange's segments in order, each with its faults. The sender and the"
              + " operator see all; a partner sees the segments of messages that concern it.")
  @GetMapping("/segments")
  ResponseEntity<Page<Line>> list(
      Caller caller,
      @PathVariable String id,
      @RequestParam(defaultValue = "false") boolean faulty,
      @RequestParam(defaultValue = "1") int from,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    int size = ReadContexts.limit(limit);
    var viewed = readings.asViewer(caller, null);
    Cursor place = Cursor.read(cursor, LIST, 1, viewed.scope());
    long after = place == null ? from - 1L : place.number(0);
    return reads.read(
        caller,
        () -> originals.segments(caller, id),
        it -> {
          ReadInterchange read = EdiReader.read(it.bytes(), it.reading());
          List<ReadMessage> messages = shown(it, read);
          List<Segment> segments =
              it.concerning() == null
                  ? read.segments()
                  : messages.stream().flatMap(one -> one.segments().stream()).toList();
          return page(segments, found(it, messages, segments), faulty, after, size, viewed);
        });
  }

  /**
   * All messages, or those that concern the reader. Messages that share a reference are shown only
   * to a reader who may see all of them.
   */
  static List<ReadMessage> shown(Originals.Original it, ReadInterchange read) {
    if (it.concerning() == null) return read.messages();
    Map<String, Long> its = it.concerning();
    Map<String, Long> all =
        read.messages().stream()
            .collect(Collectors.groupingBy(ReadMessage::reference, Collectors.counting()));
    return read.messages().stream()
        .filter(
            message -> Objects.equals(its.get(message.reference()), all.get(message.reference())))
        .toList();
  }

  /**
   * The faults that were kept and, where there were too many to keep or to read, what the reader
   * finds. That there are more is said at the first segment and at the last, so that both who reads
   * from the beginning and who pages through the faults learn of it.
   */
  private static List<Fault> found(
      Originals.Original it, List<ReadMessage> messages, List<Segment> segments) {
    if (!it.more()
        && it.faults().stream().noneMatch(one -> one.code() == FaultCode.TOO_MANY_FAULTS))
      return it.faults();
    Set<Fault> all = new LinkedHashSet<>(it.faults());
    messages.forEach(message -> all.addAll(message.faults()));
    if (it.more() && !segments.isEmpty())
      for (Segment at : List.of(segments.getFirst(), segments.getLast())) all.add(more(at));
    return List.copyOf(all);
  }

  private static Fault more(Segment at) {
    return new Fault(
        at.number(), at.tag(), null, FaultCode.TOO_MANY_FAULTS, Severity.NOTE, at.offset(), MORE);
  }

  static ResponseEntity<Page<Line>> page(
      List<Segment> segments,
      List<Fault> found,
      boolean faulty,
      long after,
      int size,
      ReadContext viewed) {
    Map<Integer, List<Fault>> faults =
        found.stream().collect(Collectors.groupingBy(Fault::segment));
    List<Line> lines = new ArrayList<>();
    long length = 0;
    for (Segment it : segments) {
      if (it.number() <= after) continue;
      List<Fault> its = faults.getOrDefault(it.number(), List.of());
      if (faulty && its.isEmpty()) continue;
      lines.add(new Line(NamedSegment.of(it), its));
      length += it.end() - it.offset();
      if (lines.size() > size || (length > PAGE_BYTES && lines.size() > 1)) break;
    }
    int shown = length > PAGE_BYTES ? Math.min(size, Math.max(1, lines.size() - 1)) : size;
    return Page.of(lines, shown, it -> it, it -> Cursor.at(LIST, it.segment().number()), viewed);
  }
}
