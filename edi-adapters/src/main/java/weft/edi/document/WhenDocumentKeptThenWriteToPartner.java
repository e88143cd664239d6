package weft.edi.document;

import java.util.List;
import weft.document.BusinessDocument;
import weft.edi.answer.AnswerContext;
import weft.edi.onward.OnwardRules;
import weft.edi.onward.Route;
import weft.edi.reader.text.Envelope;
import weft.event.Reaction;
import weft.event.Recorded;
import weft.event.TracedEvent;
import weft.interchange.InterchangeEvent.DocumentKept;

/**
 * Forwards a document to the other partner if that partner's profile names a message for it. If the
 * hub later reads the message differently, it sends a replacement, unless the replacement would say
 * the same.
 */
public final class WhenDocumentKeptThenWriteToPartner implements Reaction {
  private final AnswerContext here;
  private final OnwardRules onward;

  public WhenDocumentKeptThenWriteToPartner(AnswerContext here) {
    this.here = here;
    this.onward = new OnwardRules(here);
  }

  @Override
  public String name() {
    return "write-document";
  }

  @Override
  public boolean handles(Object payload) {
    return payload instanceof DocumentKept;
  }

  @Override
  public void react(Recorded event) {
    var kept = (DocumentKept) event.payload();
    var document = kept.document();
    List<TracedEvent> before = kept.replaces() ? before(event, kept) : List.of();
    if (!before.isEmpty() && document(before.getLast()).saysTheSameAs(document)) return;
    Route route =
        onward.route(
            event,
            document.partnership(),
            kept.id(),
            agreed -> DocumentWriter.rule(agreed, document.kind()));
    if (route == null) return;
    boolean replaces =
        before.stream()
            .filter(it -> document(it).isOtherVersionOf(document))
            .anyMatch(it -> onward.hasWritten(it.id(), route.rule()));
    onward.send(route, ours -> written(route, kept, replaces, ours));
  }

  /** Earlier readings of the same message, oldest first. */
  private List<TracedEvent> before(Recorded event, DocumentKept kept) {
    return here.streams().trace(event.stream()).stream()
        .filter(it -> it.sequence() < event.sequence())
        .filter(it -> it.payload() instanceof DocumentKept past && past.number() == kept.number())
        .toList();
  }

  private static BusinessDocument document(TracedEvent it) {
    return ((DocumentKept) it.payload()).document();
  }

  private byte[] written(Route route, DocumentKept kept, boolean replaces, Envelope ours) {
    var told = onward.at(route).toLocalDate();
    var stated = new StatedDocument(kept.document(), route.sender(), told, route.names(), replaces);
    return DocumentWriter.write(stated, route.rule(), ours);
  }
}
