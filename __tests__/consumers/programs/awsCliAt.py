"""The AWS CLI at a moment that stands still: awsCliAt.py YYYYMMDDTHHMMSSZ COMMAND..."""

import sys
from datetime import datetime

import botocore.auth
from awscli.clidriver import main
from awscli.customizations.eks import get_token

moment = datetime.strptime(sys.argv.pop(1), "%Y%m%dT%H%M%SZ")
for module in (botocore.auth, get_token):
    assert callable(module.get_current_datetime)
    module.get_current_datetime = lambda: moment
sys.exit(main())
