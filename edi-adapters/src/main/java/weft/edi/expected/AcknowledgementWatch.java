package weft.edi.expected;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import weft.edi.expected.AwaitedAcknowledgements.Sent;
import weft.edi.reader.text.VdaMessage;
import weft.edi.reception.Acknowledgements;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyDirectory;

/**
 * Checks for overdue acknowledgements, by the database's clock. Several hubs may check at
 * the same time; each alert is raised once.
 */
public final class AcknowledgementWatch {
  private static final Logger LOG = LoggerFactory.getLogger(AcknowledgementWatch.class);

  private final AwaitedAcknowledgements awaited;
  private final Alerts alerts;
  private final PartyDirectory directory;

  public AcknowledgementWatch(
      AwaitedAcknowledgements awaited, Alerts alerts, PartyDirectory directory) {
    this.awaited = awaited;
    this.alerts = alerts;
    this.directory = directory;
  }

  /** Raises alerts for overdue acknowledgements and rejections, and ends those that are settled. */
  public void look() {
    awaited.agree(this::hours);
    int rejected = alerts.rejected(null);
    alerts.settle();
    int raised = alerts.overdueOfTheirs() + alerts.overdueOfOurs();
    int aside = alerts.setAside();
    if (aside > 0) LOG.error("{} interchange(s) were set aside unfinished", aside);
    if (raised > 0) LOG.warn("{} acknowledgement(s) became overdue", raised);
    if (rejected > 0) LOG.warn("{} interchange(s) were rejected by partners", rejected);
  }

  private int hours(Sent sent) {
    // Acknowledgements are not acknowledged, and neither are VDA messages.
    if (Acknowledgements.TYPES.contains(sent.type()) || VdaMessage.of(sent.type()) != null)
      return 0;
    var sender = new PartyCode(sent.sender());
    var receiver = new PartyCode(sent.receiver());
    return directory
        .profile(new Partnership(receiver, sender))
        .or(() -> directory.profile(new Partnership(sender, receiver)))
        .map(it -> it.rules().acknowledgementHours(sent.type()))
        .orElse(0);
  }
}
