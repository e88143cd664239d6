package weft.edi.document;

import weft.edi.answer.Answering;
import weft.edi.onward.Onward;
import weft.edi.onward.Route;
import weft.edi.reader.Envelope;
import weft.event.Reaction;
import weft.event.Recorded;
import weft.interchange.InterchangeEvent.DocumentKept;

/**
 * Writes what one partner stated to the other, where their profile names a message for it;
 * otherwise nothing.
 */
public final class WhenDocumentKeptThenWriteToPartner implements Reaction {
  private final Onward onward;

  public WhenDocumentKeptThenWriteToPartner(Answering here) {
    this.onward = new Onward(here);
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
    Route route =
        onward.route(
            event,
            document.partnership(),
            kept.id(),
            agreed -> DocumentWriter.rule(agreed, document.kind()));
    if (route != null) onward.send(route, ours -> written(route, kept, ours));
  }

  private byte[] written(Route route, DocumentKept kept, Envelope ours) {
    var told = onward.at(route).toLocalDate();
    var stated = new Statement(kept.document(), route.sender(), told, route.names());
    return DocumentWriter.write(stated, route.rule(), ours);
  }
}
