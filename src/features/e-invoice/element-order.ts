/** Groups that share a type, and the order of what is in them (UBL 2.1 schemas, without the prefixes cbc and cac). */
type Order = readonly [groups: string, order: string];

const head =
  'UBLExtensions UBLVersionID CustomizationID ProfileID ProfileExecutionID ID CopyIndicator UUID IssueDate IssueTime';
const currencies =
  'DocumentCurrencyCode TaxCurrencyCode PricingCurrencyCode PaymentCurrencyCode PaymentAlternativeCurrencyCode AccountingCostCode AccountingCost LineCountNumeric BuyerReference InvoicePeriod';
const parties =
  'Signature AccountingSupplierParty AccountingCustomerParty PayeeParty BuyerCustomerParty SellerSupplierParty TaxRepresentativeParty Delivery DeliveryTerms PaymentMeans PaymentTerms';
const rates = 'TaxExchangeRate PricingExchangeRate PaymentExchangeRate PaymentAlternativeExchangeRate';
const line =
  'LineExtensionAmount TaxPointDate AccountingCostCode AccountingCost PaymentPurposeCode FreeOfChargeIndicator InvoicePeriod DiscrepancyResponse OrderLineReference DespatchLineReference ReceiptLineReference BillingReference DocumentReference PricingReference OriginatorParty Delivery PaymentTerms';
const lineEnd = 'Item Price DeliveryTerms SubInvoiceLine SubCreditNoteLine ItemPriceExtension';

const orders: readonly Order[] = [
  [
    'ubl:Invoice',
    `${head} DueDate InvoiceTypeCode Note TaxPointDate ${currencies} OrderReference BillingReference DespatchDocumentReference ReceiptDocumentReference StatementDocumentReference OriginatorDocumentReference ContractDocumentReference AdditionalDocumentReference ProjectReference ${parties} PrepaidPayment AllowanceCharge ${rates} TaxTotal WithholdingTaxTotal LegalMonetaryTotal InvoiceLine`,
  ],
  [
    'ubl:CreditNote',
    `${head} TaxPointDate CreditNoteTypeCode Note ${currencies} DiscrepancyResponse OrderReference BillingReference DespatchDocumentReference ReceiptDocumentReference ContractDocumentReference AdditionalDocumentReference StatementDocumentReference OriginatorDocumentReference ${parties} ${rates} AllowanceCharge TaxTotal LegalMonetaryTotal CreditNoteLine`,
  ],
  [
    'InvoiceLine SubInvoiceLine',
    `ID UUID Note InvoicedQuantity ${line} AllowanceCharge TaxTotal WithholdingTaxTotal ${lineEnd}`,
  ],
  ['CreditNoteLine SubCreditNoteLine', `ID UUID Note CreditedQuantity ${line} TaxTotal AllowanceCharge ${lineEnd}`],
  [
    'AccountingSupplierParty',
    'CustomerAssignedAccountID AdditionalAccountID DataSendingCapability Party DespatchContact AccountingContact SellerContact',
  ],
  [
    'AccountingCustomerParty',
    'CustomerAssignedAccountID SupplierAssignedAccountID AdditionalAccountID Party DeliveryContact AccountingContact BuyerContact',
  ],
  [
    'Party PayeeParty TaxRepresentativeParty DeliveryParty',
    'MarkCareIndicator MarkAttentionIndicator WebsiteURI LogoReferenceID EndpointID IndustryClassificationCode PartyIdentification PartyName Language PostalAddress PhysicalLocation PartyTaxScheme PartyLegalEntity Contact Person AgentParty ServiceProviderParty PowerOfAttorney FinancialAccount',
  ],
  [
    'PostalAddress Address DeliveryAddress RegistrationAddress',
    'ID AddressTypeCode AddressFormatCode Postbox Floor Room StreetName AdditionalStreetName BlockName BuildingName BuildingNumber InhouseMail Department MarkAttention MarkCare PlotIdentification CitySubdivisionName CityName PostalZone CountrySubentity CountrySubentityCode Region District TimezoneOffset AddressLine Country LocationCoordinate',
  ],
  ['Country', 'IdentificationCode Name'],
  [
    'PartyTaxScheme',
    'RegistrationName CompanyID TaxLevelCode ExemptionReasonCode ExemptionReason RegistrationAddress TaxScheme',
  ],
  [
    'PartyLegalEntity',
    'RegistrationName CompanyID RegistrationDate RegistrationExpirationDate CompanyLegalFormCode CompanyLegalForm SoleProprietorshipIndicator CompanyLiquidationStatusCode CorporateStockAmount FullyPaidSharesIndicator RegistrationAddress',
  ],
  ['Contact', 'ID Name Telephone Telefax ElectronicMail Note OtherCommunication'],
  [
    'TaxCategory ClassifiedTaxCategory',
    'ID Name Percent BaseUnitMeasure PerUnitAmount TaxExemptionReasonCode TaxExemptionReason TierRange TierRatePercent TaxScheme',
  ],
  ['TaxScheme', 'ID Name TaxTypeCode CurrencyCode JurisdictionRegionAddress'],
  ['TaxTotal WithholdingTaxTotal', 'TaxAmount RoundingAmount TaxEvidenceIndicator TaxIncludedIndicator TaxSubtotal'],
  [
    'TaxSubtotal',
    'TaxableAmount TaxAmount CalculationSequenceNumeric TransactionCurrencyTaxAmount Percent BaseUnitMeasure PerUnitAmount TierRange TierRatePercent TaxCategory',
  ],
  [
    'AllowanceCharge',
    'ID ChargeIndicator AllowanceChargeReasonCode AllowanceChargeReason MultiplierFactorNumeric PrepaidIndicator SequenceNumeric Amount BaseAmount AccountingCostCode AccountingCost PerUnitAmount TaxCategory TaxTotal PaymentMeans',
  ],
  [
    'PaymentMeans',
    'ID PaymentMeansCode PaymentDueDate PaymentChannelCode InstructionID InstructionNote PaymentID CardAccount PayerFinancialAccount PayeeFinancialAccount CreditAccount PaymentMandate TradeFinancing',
  ],
  [
    'PayeeFinancialAccount PayerFinancialAccount',
    'ID Name AliasName AccountTypeCode AccountFormatCode CurrencyCode PaymentNote FinancialInstitutionBranch Country',
  ],
  [
    'PaymentMandate',
    'ID MandateTypeCode MaximumPaymentInstructionsNumeric MaximumPaidAmount SignatureID PayerParty PayerFinancialAccount ValidityPeriod PaymentReversalPeriod Clause',
  ],
  [
    'CardAccount',
    'PrimaryAccountNumberID NetworkID CardTypeCode ValidityStartDate ExpiryDate IssuerID IssueNumberID CV2ID CardChipCode ChipApplicationID HolderName',
  ],
  [
    'LegalMonetaryTotal',
    'LineExtensionAmount TaxExclusiveAmount TaxInclusiveAmount AllowanceTotalAmount ChargeTotalAmount PrepaidAmount PayableRoundingAmount PayableAmount PayableAlternativeAmount',
  ],
  [
    'Item',
    'Description PackQuantity PackSizeNumeric CatalogueIndicator Name HazardousRiskIndicator AdditionalInformation Keyword BrandName ModelName BuyersItemIdentification SellersItemIdentification ManufacturersItemIdentification StandardItemIdentification CatalogueItemIdentification AdditionalItemIdentification CatalogueDocumentReference ItemSpecificationDocumentReference OriginCountry CommodityClassification TransactionConditions HazardousItem ClassifiedTaxCategory AdditionalItemProperty ManufacturerParty InformationContentProviderParty OriginAddress ItemInstance Certificate Dimension',
  ],
  [
    'AdditionalItemProperty',
    'ID Name NameCode TestMethod Value ValueQuantity ValueQualifier ImportanceCode ListValue UsabilityPeriod ItemPropertyGroup RangeDimension ItemPropertyRange',
  ],
  [
    'Price',
    'PriceAmount BaseQuantity PriceChangeReason PriceTypeCode PriceType OrderableUnitFactorRate ValidityPeriod PriceList AllowanceCharge PricingExchangeRate',
  ],
  [
    'Delivery',
    'ID Quantity MinimumQuantity MaximumQuantity ActualDeliveryDate ActualDeliveryTime LatestDeliveryDate LatestDeliveryTime ReleaseID TrackingID DeliveryAddress DeliveryLocation AlternativeDeliveryLocation RequestedDeliveryPeriod PromisedDeliveryPeriod EstimatedDeliveryPeriod CarrierParty DeliveryParty NotifyParty Despatch DeliveryTerms MinimumDeliveryUnit MaximumDeliveryUnit Shipment',
  ],
  [
    'DeliveryLocation',
    'ID Description Conditions CountrySubentity CountrySubentityCode LocationTypeCode InformationURI Name ValidityPeriod Address SubsidiaryLocation LocationCoordinate',
  ],
  [
    'AdditionalDocumentReference DocumentReference InvoiceDocumentReference CreditNoteDocumentReference ContractDocumentReference OriginatorDocumentReference DespatchDocumentReference ReceiptDocumentReference StatementDocumentReference',
    'ID CopyIndicator UUID IssueDate IssueTime DocumentTypeCode DocumentType XPath LanguageID LocaleCode VersionID DocumentStatusCode DocumentDescription Attachment ValidityPeriod IssuerParty ResultOfVerification',
  ],
  [
    'OrderReference',
    'ID SalesOrderID CopyIndicator UUID IssueDate IssueTime CustomerReference OrderTypeCode DocumentReference',
  ],
  ['OrderLineReference', 'LineID SalesOrderLineID UUID LineStatusCode OrderReference'],
  ['Attachment', 'EmbeddedDocumentBinaryObject ExternalReference'],
  ['InvoicePeriod', 'StartDate StartTime EndDate EndTime DurationMeasure DescriptionCode Description'],
];

const prefixes = ['cbc', 'cac', 'ext'];

/** "cac:Price" → the place of each thing in it, by its name. What a group may not hold has no place. */
export const elementOrder: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map(
  orders.flatMap(([groups, order]) => {
    const places = new Map(
      order.split(' ').flatMap((name, place) => prefixes.map((prefix) => [`${prefix}:${name}`, place] as const)),
    );
    return groups.split(' ').map((group) => [group.includes(':') ? group : `cac:${group}`, places] as const);
  }),
);
