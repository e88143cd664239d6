package weft.api.balance;

/** A balance of one's own, or of a partner's as far as it shares it. */
sealed interface BalanceAnswer permits BalancePage, PartnersBalance, BuyersBalance {}
