package weft.edi.outbox;

/**
 * Records an interchange's steps in the statement that changes its state. Repeated equal steps,
 * such as failures because a partner is absent, become one step with a count.
 */
final class DeliverySteps {
  private DeliverySteps() {}

  /**
   * The statement that also records the step, and returns the number of changed rows.
   *
   * @param update an update of {@code outbox o}, without {@code returning}
   */
  static String keeping(String update) {
    return """
    with moved as (%s
      returning o.id, o.sender, o.receiver, o.sending, o.state, o.channel, o.last_error_en, o.last_error_zh),
    again as (
      update outbox_step s set times = times + 1, last_at = clock_timestamp()
      from moved m
      where s.id = (select max(id) from outbox_step where outbox = m.id) and s.sending = m.sending and s.kind = m.state
        and s.channel is not distinct from m.channel and s.text_en is not distinct from m.last_error_en
      returning s.outbox),
    kept as (
      insert into outbox_step (outbox, sender, receiver, sending, kind, channel, text_en, text_zh)
      select id, sender, receiver, sending, state, channel, last_error_en, last_error_zh
      from moved where id not in (select outbox from again))
    select count(*) from moved
    """
        .formatted(update);
  }
}
