import { schemaOf, type Row, type Schema } from './schema.ts';

/*
 * The groups of UBL 2.1 that an invoice is made of. Marked as required is only what no rule of EN 16931 asks for by
 * itself: a missing number is BR-02, and is told once. A group without a row of its own is not looked into.
 */

const head =
  'ext:UBLExtensions UBLVersionID CustomizationID ProfileID ProfileExecutionID ID CopyIndicator UUID IssueDate IssueTime';
const currencies =
  'DocumentCurrencyCode TaxCurrencyCode PricingCurrencyCode PaymentCurrencyCode ' +
  'PaymentAlternativeCurrencyCode AccountingCostCode AccountingCost LineCountNumeric BuyerReference | InvoicePeriod*';
const delivered = 'BillingReference* DespatchDocumentReference* ReceiptDocumentReference*';
const parties =
  'Signature* AccountingSupplierParty AccountingCustomerParty PayeeParty BuyerCustomerParty SellerSupplierParty ' +
  'TaxRepresentativeParty Delivery*';
const payment = 'PaymentMeans* PaymentTerms*';
const rates = 'TaxExchangeRate PricingExchangeRate PaymentExchangeRate PaymentAlternativeExchangeRate';

const lineHead = (quantity: string, needed: string): string =>
  `ID${needed} UUID Note* ${quantity} LineExtensionAmount ` +
  'TaxPointDate AccountingCostCode AccountingCost PaymentPurposeCode FreeOfChargeIndicator | InvoicePeriod* OrderLineReference*';
const lineParts =
  'DespatchLineReference* ReceiptLineReference* BillingReference* DocumentReference* PricingReference ' +
  'OriginatorParty Delivery* PaymentTerms*';
const invoiceLine = (needed: string): string =>
  `${lineHead('InvoicedQuantity', needed)} ${lineParts} AllowanceCharge* ` +
  `TaxTotal* WithholdingTaxTotal* Item${needed} Price DeliveryTerms SubInvoiceLine* ItemPriceExtension`;
const creditNoteLine = (needed: string): string =>
  `${lineHead('CreditedQuantity', needed)} DiscrepancyResponse* ${lineParts} ` +
  'TaxTotal* AllowanceCharge* Item Price DeliveryTerms* SubCreditNoteLine* ItemPriceExtension';

const reference = (needed: string): string =>
  `ID${needed} CopyIndicator UUID IssueDate IssueTime DocumentTypeCode DocumentType ` +
  'XPath* LanguageID LocaleCode VersionID DocumentStatusCode DocumentDescription* | Attachment ValidityPeriod IssuerParty ' +
  'ResultOfVerification';

const rows: readonly Row[] = [
  [
    'ubl:Invoice',
    `${head} DueDate InvoiceTypeCode Note* TaxPointDate ${currencies} OrderReference ${delivered} ` +
      'StatementDocumentReference* OriginatorDocumentReference* ContractDocumentReference* AdditionalDocumentReference* ' +
      `ProjectReference* ${parties} DeliveryTerms ${payment} PrepaidPayment* AllowanceCharge* ${rates} TaxTotal* ` +
      'WithholdingTaxTotal* LegalMonetaryTotal InvoiceLine*',
  ],
  [
    'ubl:CreditNote',
    `${head} TaxPointDate CreditNoteTypeCode Note* ${currencies} DiscrepancyResponse* OrderReference ${delivered} ` +
      'ContractDocumentReference* AdditionalDocumentReference* StatementDocumentReference* OriginatorDocumentReference* ' +
      `${parties} DeliveryTerms* ${payment} ${rates} AllowanceCharge* TaxTotal* LegalMonetaryTotal CreditNoteLine*`,
  ],
  ['InvoiceLine', invoiceLine('')],
  ['SubInvoiceLine', invoiceLine('!')],
  ['CreditNoteLine', creditNoteLine('')],
  ['SubCreditNoteLine', creditNoteLine('!')],
  [
    'AccountingSupplierParty SellerSupplierParty',
    'CustomerAssignedAccountID AdditionalAccountID* DataSendingCapability | Party ' +
      'DespatchContact AccountingContact SellerContact',
  ],
  [
    'AccountingCustomerParty BuyerCustomerParty',
    'CustomerAssignedAccountID SupplierAssignedAccountID AdditionalAccountID* | Party ' +
      'DeliveryContact AccountingContact BuyerContact',
  ],
  [
    'Party PayeeParty TaxRepresentativeParty DeliveryParty CarrierParty OriginatorParty ManufacturerParty PayerParty IssuerParty',
    'MarkCareIndicator MarkAttentionIndicator WebsiteURI LogoReferenceID EndpointID IndustryClassificationCode | ' +
      'PartyIdentification* PartyName* Language PostalAddress PhysicalLocation PartyTaxScheme* PartyLegalEntity* Contact Person* ' +
      'AgentParty ServiceProviderParty* PowerOfAttorney* FinancialAccount',
  ],
  ['PartyIdentification', 'ID!'],
  ['PartyName', 'Name!'],
  [
    'PostalAddress Address DeliveryAddress RegistrationAddress',
    'ID AddressTypeCode AddressFormatCode Postbox Floor Room ' +
      'StreetName AdditionalStreetName BlockName BuildingName BuildingNumber InhouseMail Department MarkAttention MarkCare ' +
      'PlotIdentification CitySubdivisionName CityName PostalZone CountrySubentity CountrySubentityCode Region District ' +
      'TimezoneOffset | AddressLine* Country LocationCoordinate*',
  ],
  ['AddressLine', 'Line!'],
  ['Country OriginCountry', 'IdentificationCode Name'],
  [
    'PartyTaxScheme',
    'RegistrationName CompanyID TaxLevelCode ExemptionReasonCode ExemptionReason* | RegistrationAddress TaxScheme!',
  ],
  [
    'PartyLegalEntity',
    'RegistrationName CompanyID RegistrationDate RegistrationExpirationDate CompanyLegalFormCode ' +
      'CompanyLegalForm SoleProprietorshipIndicator CompanyLiquidationStatusCode CorporateStockAmount FullyPaidSharesIndicator | ' +
      'RegistrationAddress CorporateRegistrationScheme HeadOfficeParty ShareholderParty*',
  ],
  [
    'Contact AccountingContact SellerContact BuyerContact DeliveryContact DespatchContact',
    'ID Name Telephone Telefax ElectronicMail Note* | OtherCommunication*',
  ],
  [
    'TaxCategory ClassifiedTaxCategory',
    'ID Name Percent BaseUnitMeasure PerUnitAmount TaxExemptionReasonCode ' +
      'TaxExemptionReason* TierRange TierRatePercent | TaxScheme',
  ],
  ['TaxScheme', 'ID Name TaxTypeCode CurrencyCode | JurisdictionRegionAddress*'],
  [
    'TaxTotal WithholdingTaxTotal',
    'TaxAmount! RoundingAmount TaxEvidenceIndicator TaxIncludedIndicator | TaxSubtotal*',
  ],
  [
    'TaxSubtotal',
    'TaxableAmount TaxAmount CalculationSequenceNumeric TransactionCurrencyTaxAmount Percent BaseUnitMeasure ' +
      'PerUnitAmount TierRange TierRatePercent | TaxCategory',
  ],
  [
    'AllowanceCharge',
    'ID ChargeIndicator! AllowanceChargeReasonCode AllowanceChargeReason* MultiplierFactorNumeric ' +
      'PrepaidIndicator SequenceNumeric Amount BaseAmount AccountingCostCode AccountingCost PerUnitAmount | TaxCategory* TaxTotal ' +
      'PaymentMeans*',
  ],
  [
    'PaymentMeans',
    'ID PaymentMeansCode PaymentDueDate PaymentChannelCode InstructionID InstructionNote* PaymentID* | CardAccount ' +
      'PayerFinancialAccount PayeeFinancialAccount CreditAccount PaymentMandate TradeFinancing',
  ],
  [
    'PaymentTerms',
    'ID PaymentMeansID* PrepaidPaymentReferenceID Note* ReferenceEventCode SettlementDiscountPercent ' +
      'PenaltySurchargePercent PaymentPercent Amount SettlementDiscountAmount PenaltyAmount PaymentTermsDetailsURI PaymentDueDate ' +
      'InstallmentDueDate InvoicingPartyReference | SettlementPeriod PenaltyPeriod ExchangeRate ValidityPeriod',
  ],
  ['PrepaidPayment', 'ID PaidAmount ReceivedDate PaidDate PaidTime InstructionID'],
  [
    'TaxExchangeRate PricingExchangeRate PaymentExchangeRate PaymentAlternativeExchangeRate ExchangeRate',
    'SourceCurrencyCode! ' +
      'SourceCurrencyBaseRate TargetCurrencyCode! TargetCurrencyBaseRate ExchangeMarketID CalculationRate MathematicOperatorCode ' +
      'Date | ForeignExchangeContract',
  ],
  [
    'PayeeFinancialAccount PayerFinancialAccount FinancialAccount',
    'ID Name AliasName AccountTypeCode AccountFormatCode ' +
      'CurrencyCode PaymentNote* | FinancialInstitutionBranch Country',
  ],
  ['FinancialInstitutionBranch', 'ID Name | FinancialInstitution Address'],
  ['FinancialInstitution', 'ID Name | Address'],
  [
    'PaymentMandate',
    'ID MandateTypeCode MaximumPaymentInstructionsNumeric MaximumPaidAmount SignatureID | PayerParty ' +
      'PayerFinancialAccount ValidityPeriod PaymentReversalPeriod Clause*',
  ],
  [
    'CardAccount',
    'PrimaryAccountNumberID! NetworkID! CardTypeCode ValidityStartDate ExpiryDate IssuerID IssueNumberID CV2ID ' +
      'CardChipCode ChipApplicationID HolderName',
  ],
  [
    'LegalMonetaryTotal',
    'LineExtensionAmount TaxExclusiveAmount TaxInclusiveAmount AllowanceTotalAmount ChargeTotalAmount ' +
      'PrepaidAmount PayableRoundingAmount PayableAmount PayableAlternativeAmount',
  ],
  [
    'Item',
    'Description* PackQuantity PackSizeNumeric CatalogueIndicator Name HazardousRiskIndicator AdditionalInformation* ' +
      'Keyword* BrandName* ModelName* | BuyersItemIdentification SellersItemIdentification ManufacturersItemIdentification* ' +
      'StandardItemIdentification CatalogueItemIdentification AdditionalItemIdentification* CatalogueDocumentReference ' +
      'ItemSpecificationDocumentReference* OriginCountry CommodityClassification* TransactionConditions* HazardousItem* ' +
      'ClassifiedTaxCategory* AdditionalItemProperty* ManufacturerParty* InformationContentProviderParty OriginAddress* ' +
      'ItemInstance* Certificate* Dimension*',
  ],
  [
    'BuyersItemIdentification SellersItemIdentification ManufacturersItemIdentification StandardItemIdentification ' +
      'CatalogueItemIdentification AdditionalItemIdentification',
    'ID! ExtendedID BarcodeSymbologyID | PhysicalAttribute* MeasurementDimension* IssuerParty',
  ],
  ['CommodityClassification', 'NatureCode CargoTypeCode CommodityCode ItemClassificationCode'],
  [
    'AdditionalItemProperty',
    'ID Name NameCode TestMethod Value ValueQuantity ValueQualifier* ImportanceCode ListValue* | ' +
      'UsabilityPeriod ItemPropertyGroup* RangeDimension ItemPropertyRange',
  ],
  [
    'Price',
    'PriceAmount BaseQuantity PriceChangeReason* PriceTypeCode PriceType OrderableUnitFactorRate | ValidityPeriod* ' +
      'PriceList AllowanceCharge* PricingExchangeRate',
  ],
  [
    'Delivery',
    'ID Quantity MinimumQuantity MaximumQuantity ActualDeliveryDate ActualDeliveryTime LatestDeliveryDate ' +
      'LatestDeliveryTime ReleaseID TrackingID | DeliveryAddress DeliveryLocation AlternativeDeliveryLocation ' +
      'RequestedDeliveryPeriod PromisedDeliveryPeriod EstimatedDeliveryPeriod CarrierParty DeliveryParty NotifyParty* Despatch ' +
      'DeliveryTerms* MinimumDeliveryUnit MaximumDeliveryUnit Shipment',
  ],
  [
    'DeliveryLocation',
    'ID Description* Conditions* CountrySubentity CountrySubentityCode LocationTypeCode InformationURI Name | ' +
      'ValidityPeriod* Address SubsidiaryLocation* LocationCoordinate*',
  ],
  [
    'BillingReference',
    '| InvoiceDocumentReference SelfBilledInvoiceDocumentReference CreditNoteDocumentReference ' +
      'SelfBilledCreditNoteDocumentReference DebitNoteDocumentReference ReminderDocumentReference AdditionalDocumentReference ' +
      'BillingReferenceLine*',
  ],
  ['AdditionalDocumentReference InvoiceDocumentReference', reference('')],
  [
    'DocumentReference CreditNoteDocumentReference ContractDocumentReference OriginatorDocumentReference DespatchDocumentReference ' +
      'ReceiptDocumentReference StatementDocumentReference',
    reference('!'),
  ],
  [
    'OrderReference',
    'ID! SalesOrderID CopyIndicator UUID IssueDate IssueTime CustomerReference OrderTypeCode | DocumentReference',
  ],
  ['OrderLineReference', 'LineID! SalesOrderLineID UUID LineStatusCode | OrderReference'],
  ['ProjectReference', 'ID! UUID IssueDate | WorkPhaseReference*'],
  ['Attachment', 'EmbeddedDocumentBinaryObject | ExternalReference'],
  [
    'ExternalReference',
    'URI DocumentHash HashAlgorithmMethod ExpiryDate ExpiryTime MimeCode FormatCode EncodingCode ' +
      'CharacterSetCode FileName Description*',
  ],
  [
    'InvoicePeriod ValidityPeriod SettlementPeriod PenaltyPeriod',
    'StartDate StartTime EndDate EndTime DurationMeasure DescriptionCode* Description*',
  ],
];

/** What UBL 2.1 has in the groups of an Invoice or CreditNote. */
export const ublSchema: Schema = schemaOf(rows, 'cbc', 'cac');
